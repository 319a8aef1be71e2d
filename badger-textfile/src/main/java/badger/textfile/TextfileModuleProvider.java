package badger.textfile;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link TextfileModule}. */
public final class TextfileModuleProvider implements StatModuleProvider<TextfileConfig> {
    @Override
    public List<String> names() {
        return List.of("textfile");
    }

    @Override
    public String summary() {
        return "Prometheus text files that scripts write into a folder";
    }

    @Override
    public TextfileConfig defaults() {
        return TextfileConfig.ordinary();
    }

    @Override
    public StatModule create(TextfileConfig config, ModuleContext context) {
        return new TextfileModule(config, context);
    }

    /** Ten seconds: who writes such files does so once a minute or a day. */
    @Override
    public int interval() {
        return 10;
    }

    /** Names and labels come from whoever writes a file. */
    @Override
    public int maxSeries() {
        return 2_000;
    }

    /** Without a folder it does nothing: whoever has one lists it. */
    @Override
    public boolean listedUnasked() {
        return false;
    }
}
