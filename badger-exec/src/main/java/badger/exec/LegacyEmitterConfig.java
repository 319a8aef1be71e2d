package badger.exec;

import badger.core.spi.Key;

/**
 * The keys of emitter legacy_python_emitter.
 *
 * @param folder where its source is
 * @param emitter its name
 * @param config its file
 * @param python what runs it
 */
public record LegacyEmitterConfig(
        @Key("the folder with NAME.py of the emitter") String folder,

        @Key("the emitter to run") String emitter,

        @Key("its own file, comments allowed; nothing = it has none")
        String config,

        @Key("the Python 3 that runs it") String python) {

    static final LegacyEmitterConfig DEFAULTS = new LegacyEmitterConfig("", "", "", PythonHelper.PYTHON);

    /** Refuses what can never work. */
    public LegacyEmitterConfig {
        if (!emitter.isEmpty()) {
            LegacyNames.check(emitter);
        }
        if (python.isBlank()) {
            throw new IllegalArgumentException("python: must not be empty");
        }
    }
}
