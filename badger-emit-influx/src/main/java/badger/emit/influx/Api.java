package badger.emit.influx;

/** Which of InfluxDB's ways to write is taken. */
public enum Api {
    /** {@code /write} with database, user and password: InfluxDB 1. */
    V1,
    /** {@code /api/v2/write} with bucket and token: InfluxDB 2 and 3. */
    V2
}
