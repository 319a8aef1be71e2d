package badger.exec;

import java.time.Duration;

/** What a program may take, checked when the configuration is read. */
final class Limits {
    private static final int LEAST_OUTPUT = 1024;

    private Limits() {}

    static void check(Duration deadline, int maxOutput, int largestOutput) {
        check(deadline);
        if (maxOutput < LEAST_OUTPUT || maxOutput > largestOutput) {
            throw new IllegalArgumentException(
                    "max_output: must be between " + LEAST_OUTPUT + " and " + largestOutput + " bytes");
        }
    }

    static void check(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero() || deadline.toDays() > 0) {
            throw new IllegalArgumentException("deadline: must be above 0 and below a day");
        }
    }
}
