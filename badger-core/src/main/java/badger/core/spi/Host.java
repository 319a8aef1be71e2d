package badger.core.spi;

/**
 * The seven metadata fields of a host; each may be empty and is always present in a payload.
 *
 * @param datacenter where it stands
 * @param region where it stands
 * @param zone where it stands
 * @param cluster what it belongs to
 * @param hostname its name
 * @param ipv4 its address
 * @param ipv6 its address
 */
public record Host(
        String datacenter, String region, String zone, String cluster, String hostname, String ipv4, String ipv6) {}
