package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

/** Java's reasons in words that help. */
class LoadFailureTest {
    private static final int FEATURE = Runtime.version().feature();

    @Test
    void aPartOfJavaThatTheImageLacksIsNamedWithTheWayToHaveIt() {
        assertThat(LoadFailure.reason(new FindException("Module java.sql not found, required by a.plugin")))
                .isEqualTo("Module java.sql not found, required by a.plugin: this image lacks that part of Java;"
                        + " -Djava.modules=java.sql links one that has it (docs/operation.md)");
    }

    @Test
    void aLaterJavaIsToldByItsNumber() {
        String later = "it was made for Java 99, and this is Java " + FEATURE;
        assertThat(LoadFailure.reason(
                        new UnsupportedClassVersionError("a/B has been compiled by a more recent version of"
                                + " the Java Runtime (class file version 143.0), this version of the Java Runtime only recognizes"
                                + " class file versions up to 69.0")))
                .isEqualTo(later);
        assertThat(LoadFailure.reason(new FindException(
                        "Error reading module: a.jar",
                        new InvalidModuleDescriptorException("Unsupported major.minor version 143.0"))))
                .isEqualTo("Error reading module: a.jar: " + later);
        assertThat(LoadFailure.reason(new UnsupportedClassVersionError("Preview features are not enabled")))
                .isEqualTo("Preview features are not enabled");
    }

    @Test
    void aMissingClassIsNamed() {
        assertThat(LoadFailure.reason(new ServiceConfigurationError(
                        "badger.core.spi.StatModuleProvider: Unable to load a.B",
                        new NoClassDefFoundError("java/sql/Driver"))))
                .isEqualTo("Unable to load a.B: it needs the class java.sql.Driver, which is neither in its jars nor in"
                        + " this image");
        assertThat(LoadFailure.reason(new NoClassDefFoundError("Could not initialize class a.B")))
                .isEqualTo("java.lang.NoClassDefFoundError: Could not initialize class a.B");
    }

    @Test
    void whatAStaticBlockThrewIsTold() {
        assertThat(LoadFailure.reason(new ExceptionInInitializerError(new IllegalStateException("no\u0007t now"))))
                .isEqualTo("it cannot be initialized: java.lang.IllegalStateException: no\uFFFDt now");
    }

    @Test
    void aCauseIsNotToldTwice() {
        FindException failure = new FindException(new IOException("a.jar: is gone"));
        assertThat(LoadFailure.reason(failure)).isEqualTo("java.io.IOException: a.jar: is gone");
    }
}
