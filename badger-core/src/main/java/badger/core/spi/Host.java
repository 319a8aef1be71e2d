package badger.core.spi;

import org.jspecify.annotations.Nullable;

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
        String datacenter, String region, String zone, String cluster, String hostname, String ipv4, String ipv6) {
    /** Written out, since it is asked every second: what Java makes for a record at run time stays in memory. */
    @Override
    public boolean equals(@Nullable Object object) {
        return this == object
                || (object instanceof Host other
                        && hostname.equals(other.hostname)
                        && datacenter.equals(other.datacenter)
                        && region.equals(other.region)
                        && zone.equals(other.zone)
                        && cluster.equals(other.cluster)
                        && ipv4.equals(other.ipv4)
                        && ipv6.equals(other.ipv6));
    }

    @Override
    public int hashCode() {
        return hostname.hashCode();
    }
}
