package badger.proc;

/**
 * What soft interrupts are for, in the kernel's order.
 *
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">Documentation/filesystems/proc.rst, softirqs</a>
 */
public enum SoftInterrupt {
    /** Tasklets of high priority. */
    HI,
    /** Timers. */
    TIMER,
    /** Packets to send. */
    NET_TX,
    /** Packets received. */
    NET_RX,
    /** Requests of block devices completed. */
    BLOCK,
    /** Block devices that are polled. */
    IRQ_POLL,
    /** Tasklets. */
    TASKLET,
    /** The scheduler's load balancing. */
    SCHED,
    /** High-resolution timers. */
    HRTIMER,
    /** Read-copy-update: memory to free. */
    RCU
}
