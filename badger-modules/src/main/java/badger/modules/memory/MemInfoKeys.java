package badger.modules.memory;

import java.util.Map;

/**
 * What the keys of {@code /proc/meminfo} mean, in a line each.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_meminfo.5.html">proc_meminfo(5)</a>
 */
final class MemInfoKeys {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("MemTotal", "usable memory"),
            Map.entry("MemFree", "memory that nothing uses"),
            Map.entry("MemUsed", "memory in use"),
            Map.entry("MemAvailable", "estimate of what new programs can have without swapping"),
            Map.entry("Buffers", "raw disk blocks in memory"),
            Map.entry("Cached", "page cache, without SwapCached"),
            Map.entry("FilePages", "page cache, tmpfs and SwapCached included"),
            Map.entry("SwapCached", "memory that is in swap too"),
            Map.entry("Active", "memory used recently"),
            Map.entry("Inactive", "memory to be reclaimed first"),
            Map.entry("Active(anon)", "anonymous and tmpfs memory used recently"),
            Map.entry("Inactive(anon)", "anonymous and tmpfs memory not used recently"),
            Map.entry("Active(file)", "page cache used recently"),
            Map.entry("Inactive(file)", "page cache not used recently"),
            Map.entry("Unevictable", "memory that cannot be reclaimed"),
            Map.entry("Mlocked", "memory locked with mlock()"),
            Map.entry("HighTotal", "memory beyond the direct mapping of a 32-bit kernel"),
            Map.entry("HighFree", "free part of it"),
            Map.entry("LowTotal", "directly mapped memory of a 32-bit kernel"),
            Map.entry("LowFree", "free part of it"),
            Map.entry("MmapCopy", "memory allocated by kernels without MMU"),
            Map.entry("SwapTotal", "swap there is"),
            Map.entry("SwapFree", "swap that is free"),
            Map.entry("Zswap", "memory that zswap uses"),
            Map.entry("Zswapped", "anonymous memory kept in zswap, before compression"),
            Map.entry("Dirty", "memory that waits to be written to disk"),
            Map.entry("Writeback", "memory that is being written to disk"),
            Map.entry("AnonPages", "anonymous memory mapped by processes"),
            Map.entry("Mapped", "files mapped by processes"),
            Map.entry("Shmem", "shared memory and tmpfs"),
            Map.entry("KReclaimable", "kernel memory that can be reclaimed"),
            Map.entry("Slab", "the kernel's data structures"),
            Map.entry("SReclaimable", "part of Slab that can be reclaimed"),
            Map.entry("SUnreclaim", "part of Slab that cannot be reclaimed"),
            Map.entry("KernelStack", "stacks of threads in the kernel"),
            Map.entry("ShadowCallStack", "shadow call stacks of threads in the kernel"),
            Map.entry("PageTables", "page tables of processes"),
            Map.entry("SecPageTables", "page tables of virtual machines and devices"),
            Map.entry("Quicklists", "quicklists"),
            Map.entry("NFS_Unstable", "pages sent to an NFS server and not committed there; 0 since 5.8"),
            Map.entry("Bounce", "bounce buffers of block devices; 0 since 6.15"),
            Map.entry("WritebackTmp", "buffers of FUSE for writeback; 0 since 6.16"),
            Map.entry("CommitLimit", "memory that may be promised when overcommit is off"),
            Map.entry("Committed_AS", "memory that has been promised"),
            Map.entry("VmallocTotal", "size of the vmalloc area"),
            Map.entry("VmallocUsed", "used part of it"),
            Map.entry("VmallocChunk", "largest free block of it; 0 since 4.4"),
            Map.entry("Percpu", "memory of per-CPU allocations"),
            Map.entry("EarlyMemtestBad", "memory that the early memory test found bad"),
            Map.entry("HardwareCorrupted", "memory that the hardware reported as broken"),
            Map.entry("AnonHugePages", "anonymous memory in huge pages"),
            Map.entry("ShmemHugePages", "shared memory in huge pages"),
            Map.entry("ShmemPmdMapped", "shared memory mapped with huge pages"),
            Map.entry("FileHugePages", "page cache in huge pages"),
            Map.entry("FilePmdMapped", "page cache mapped with huge pages"),
            Map.entry("LazyFree", "memory marked with MADV_FREE"),
            Map.entry("CmaTotal", "memory of the contiguous memory allocator"),
            Map.entry("CmaFree", "free part of it"),
            Map.entry("Unaccepted", "memory that a confidential guest has not accepted yet"),
            Map.entry("Balloon", "memory given back to the hypervisor"),
            Map.entry("HugePages_Total", "huge pages in the pool"),
            Map.entry("HugePages_Free", "huge pages not allocated"),
            Map.entry("HugePages_Rsvd", "huge pages promised and not allocated"),
            Map.entry("HugePages_Surp", "huge pages above the pool's configured size"),
            Map.entry("Hugepagesize", "size of a huge page"),
            Map.entry("Hugetlb", "memory of all huge pages of all sizes"),
            Map.entry("DirectMap4k", "kernel memory mapped in pages of 4 kB"),
            Map.entry("DirectMap2M", "kernel memory mapped in pages of 2 MB"),
            Map.entry("DirectMap4M", "kernel memory mapped in pages of 4 MB"),
            Map.entry("DirectMap1G", "kernel memory mapped in pages of 1 GB"),
            Map.entry("GPUActive", "memory that GPU drivers use"),
            Map.entry("GPUReclaim", "memory that GPU drivers hold for reuse"));

    private MemInfoKeys() {}

    /** The meaning of a key; of one that a newer kernel brought, its name. */
    static String meaning(String key) {
        return MEANINGS.getOrDefault(key, key + " of /proc/meminfo");
    }
}
