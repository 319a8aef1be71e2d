package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.ModuleEntry;
import badger.core.Plugins;
import badger.core.config.Samples.World;
import badger.core.spi.FreeKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose keys nobody here knows. */
class FreeKeysTest {
    @TempDir
    Path folder;

    private ConfigTree tree;

    /** What takes any key. */
    record Any(FreeKeys all) {}

    @BeforeEach
    void makeTree() {
        Plugins plugins = new Plugins(List.of(Samples.module(new Any(FreeKeys.NONE), false, "free")), List.of());
        tree = ConfigTree.in(folder)
                .with(plugins)
                .with(World.in(folder).with(Map.of("SECRET", "s\"t")))
                .main("{" + ConfigTree.HOST + ", \"modules\": {\"included_modules\": [\"free\"]}}");
    }

    private String json() throws ConfigurationException {
        Configuration configuration = tree.read();
        ModuleEntry entry = configuration.modules().getFirst();
        return ((Any) entry.config()).all().json();
    }

    @Test
    void areHandedOnAsTheyStandThere() throws ConfigurationException {
        tree.file("conf.d/free.conf", """
                {   // as the original's
                    "interval": 5, "all": "mine", "camelCase": [1, -2.50, true, null, [], {}], /* and */
                    "pass": "${env:SECRET}", "zön": {"a": {"b": "\\n"}}
                }
                """);

        assertThat(json())
                .isEqualTo("{\"interval\":5,\"all\":\"mine\",\"camelCase\":[1,-2.50,true,null,[],{}],"
                        + "\"pass\":\"s\\\"t\",\"z\\u00f6n\":{\"a\":{\"b\":\"\\n\"}}}");
        assertThat(tree.read().modules().getFirst().interval()).isEqualTo(5);
    }

    @Test
    void areNoneWithoutAFile() throws ConfigurationException {
        assertThat(json()).isEqualTo("{}");
    }

    @Test
    void areNotShown() {
        assertThat(new Any(new FreeKeys("{\"pass\":\"x\"}"))).hasToString("Any[all=(keys)]");
    }

    @Test
    void theCommonOnesAreCheckedAsEver() {
        tree.file("conf.d/free.conf", "{\"interval\": \"often\", \"other\": \"${env:NONE}\"}");

        assertThat(tree.problems())
                .satisfiesExactlyInAnyOrder(
                        interval -> assertThat(interval).contains("interval").contains("an integer"),
                        other -> assertThat(other).contains("NONE"));
    }
}
