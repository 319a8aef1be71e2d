import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import badger.exec.ExecEmitterProvider;
import badger.exec.ExecModuleProvider;
import badger.exec.LegacyEmitterProvider;
import badger.exec.LegacyModuleProvider;

/** Programs as modules and emitters, and what was written for the Python agent. */
@org.jspecify.annotations.NullMarked
module badger.exec {
    requires static org.jspecify;
    requires badger.core;
    requires badger.formats;

    opens badger.exec to
            badger.core;

    provides StatModuleProvider with
            ExecModuleProvider,
            LegacyModuleProvider;
    provides EmitterProvider with
            ExecEmitterProvider,
            LegacyEmitterProvider;
}
