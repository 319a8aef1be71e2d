package badger.emit.influx;

/**
 * What a server answered to a request.
 *
 * @param status the HTTP status
 * @param retryAfter the header of that name, empty if there is none
 * @param location where a redirect leads to, empty if there is none
 * @param contentType the header of that name, empty if there is none
 * @param body the beginning of the text that came with it
 * @param reusable whether another request can follow on the same connection
 */
record Answer(int status, String retryAfter, String location, String contentType, String body, boolean reusable) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
