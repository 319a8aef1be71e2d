package badger.core.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a configuration key, on a component of a configuration record; `init` and `docs/configuration.md` print it. The
 * key is the component's name in snake_case, and may be written in camelCase as well.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** What it does, in one line. */
    String value();

    /** Its unit, if it has one: {@code s}, {@code B}. */
    String unit() default "";
}
