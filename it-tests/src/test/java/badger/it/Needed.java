package badger.it;

import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs beside the image: without it the test is skipped with the reason, or fails if {@code -Dit.require} names it. */
final class Needed {
    private Needed() {}

    /**
     * Goes on only if it is there.
     *
     * @param name what {@code -Dit.require} calls it
     * @param isThere whether it is there
     * @param lacking why not
     */
    static void need(String name, boolean isThere, String lacking) {
        if (!isThere && isRequired(name)) {
            Assertions.fail(name + " is required, but " + lacking);
        }
        Assumptions.assumeTrue(isThere, lacking);
    }

    static boolean isRequired(String name) {
        return Arrays.asList(System.getProperty("it.require", "").split(",", -1))
                .contains(name);
    }
}
