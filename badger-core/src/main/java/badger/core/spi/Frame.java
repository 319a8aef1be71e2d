package badger.core.spi;

/** All points of one tick that pass a lane's filter, with the host they were collected on. */
public interface Frame {
    /** The host, as it was when the frame was collected. */
    Host host();

    /** The tick's nominal second, in seconds since the epoch. */
    long epochSecond();

    /** How many points there are. */
    int size();

    /** The series of a point; its {@link Series#type} says which of the two values is the point's. */
    Series series(int point);

    /** The value of a point of an integer series. */
    long integer(int point);

    /** The value of a point of a floating series: never NaN or infinite. */
    double floating(int point);
}
