package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import badger.core.tick.Failures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds out before it is used whether a plug-in that nobody has tried can say what it is and be configured. */
public final class ProviderCheck {
    private ProviderCheck() {}

    private interface Check {
        void run() throws ConfigurationException;
    }

    /** Why a kind of module cannot be used, if it cannot. */
    public static Optional<String> faultOf(StatModuleProvider<?> provider) {
        return fault(() -> {
            names(provider.names());
            summary(provider.summary());
            keys(provider.defaults(), ModuleKeys.of(provider));
        });
    }

    /** Why a kind of emitter cannot be used, if it cannot. */
    public static Optional<String> faultOf(EmitterProvider<?> provider) {
        return fault(() -> {
            names(provider.names());
            summary(provider.summary());
            Objects.requireNonNull(provider.confirmation(), "confirmation");
            keys(provider.defaults(), EmitterKeys.DEFAULTS);
        });
    }

    private static Optional<String> fault(Check check) {
        try {
            check.run();
            return Optional.empty();
        } catch (ConfigurationException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException | Error e) {
            if (Failures.isFatal(e)) {
                throw e;
            }
            return Optional.of("it cannot say what it is: " + e);
        }
    }

    private static void names(List<String> names) throws ConfigurationException {
        if (names.isEmpty()) {
            throw Place.NOWHERE.refused("it has no name");
        }
        for (String name : names) {
            if (!Spelling.isName(name)) {
                throw Place.NOWHERE.refused(
                        Words.quoted(name) + " is no name: letters, digits, '_', '-' and '.' make one");
            }
        }
    }

    private static void summary(String summary) throws ConfigurationException {
        if (summary.isBlank() || summary.lines().count() > 1) {
            throw Place.NOWHERE.refused("its summary is not one line");
        }
    }

    private static void keys(Record defaults, Record common) throws ConfigurationException {
        List<String> taken = RecordShape.of(common.getClass(), Place.NOWHERE).keys();
        for (KeyDescription key : KeyDescription.of(defaults)) {
            if (taken.contains(key.key())) {
                throw Place.NOWHERE.refused("the key '" + key.key() + "' is the core's, and "
                        + defaults.getClass().getName() + " has one of its own");
            }
        }
    }
}
