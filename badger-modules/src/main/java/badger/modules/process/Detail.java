package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.proc.PidStat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something more that is read of every member of a group, because a key asks for it. A module has one of a kind. */
interface Detail extends AutoCloseable {
    /** Begins a read of all members. */
    void begin(Tick tick);

    /**
     * Reads a member.
     *
     * @param process the member
     * @param stat its stat, just read
     */
    void read(Process process, PidStat stat);

    /** What adds up, for one group, what was read last. */
    Tally tally(Schema schema);

    @Override
    void close();

    /**
     * The details that are asked for.
     *
     * @param config the module's keys
     * @param network what knows the namespaces of all processes, if it is asked for
     * @param guarded the files that may take a permission
     * @param member the reader of members, which has read more of a member than its stat
     * @param context the module's
     */
    static List<Detail> of(
            ProcessStatsConfig config,
            @Nullable NetworkDetail network,
            GuardedFiles guarded,
            MemberReader member,
            ModuleContext context) {
        List<Detail> details = new ArrayList<>();
        if (config.extended()) {
            details.add(new ExtendedDetail(member.status(), context));
        }
        if (config.io()) {
            details.add(new IoDetail(guarded));
        }
        if (config.ioDelay()) {
            details.add(new IoDelayDetail(member.threads(), context));
        }
        if (config.openFiles()) {
            details.add(new OpenFilesDetail(guarded));
        }
        if (config.pss()) {
            details.add(new PssDetail(guarded));
        }
        if (config.threads()) {
            details.add(new ThreadsDetail(member.threads(), context));
        }
        if (network != null) {
            details.add(network);
        }
        return details;
    }
}
