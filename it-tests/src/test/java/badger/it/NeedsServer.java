package badger.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that needs a real server: without one it is skipped, with the reason; an error if {@code -Dit.require} names it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ServerImage.Condition.class)
@interface NeedsServer {
    /** Its name, a folder of {@code it-tests/servers}: {@code graphite}. */
    String value();

    /** The image that its makers publish: {@code graphiteapp/graphite-statsd:latest}. */
    String published();
}
