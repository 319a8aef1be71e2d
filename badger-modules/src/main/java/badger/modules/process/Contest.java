package badger.modules.process;

import badger.core.spi.Instances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which groups have series of their own: those that use the most CPU time, have the most memory, or read and write the most.
 * All others are added up under the name {@code other}, so that the sum of all is the host's at every tick.
 */
final class Contest {
    /** Stands for all who are not chosen; a group that is really called so is never chosen. */
    static final String OTHER = "other";

    /** So much more than it has counts what is chosen already: who is about as large does not take turns. */
    private static final double INCUMBENCY = 1.5;

    /** Of nothing, nobody is chosen. */
    private static final double NOTHING = -1;

    private final int top;
    private final Instances<? extends ContestRow> rows;
    private final Map<String, Contender> byName = new HashMap<>();
    private final List<Contender> all = new ArrayList<>();
    private final Amount others = new Amount();
    private double[] values = new double[16];
    private boolean[] wanted = new boolean[16];
    private boolean owed;

    /**
     * Nobody is in it yet.
     *
     * @param top how many are chosen by each measure
     * @param rows the series by names
     */
    Contest(int top, Instances<? extends ContestRow> rows) {
        this.top = top;
        this.rows = rows;
    }

    /** The contender of that name. */
    Contender contender(String name) {
        Contender known = byName.get(name);
        if (known == null) {
            known = new Contender(name);
            byName.put(name, known);
            all.add(known);
        }
        return known;
    }

    /** Begins a read. */
    void begin() {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).begin();
        }
    }

    /**
     * Sets the series of those who are chosen, and those of all others.
     *
     * @param due whether to choose anew, now or as soon as the CPU time is known
     * @param jiffies all jiffies of the host so far, or a negative number if they, or anybody's CPU time, are not known
     */
    void end(boolean due, long jiffies) {
        owed |= due;
        boolean cpuKnown = jiffies >= 0;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).score();
        }
        if (owed && cpuKnown) {
            choose();
            owed = false;
        }
        others.begin();
        boolean over = false;
        for (int i = 0; i < all.size(); i++) {
            Contender contender = all.get(i);
            contender.settle(others, cpuKnown);
            over |= contender.isOver();
        }
        rows.at(OTHER).set(others, jiffies);
        for (int i = 0; i < all.size(); i++) {
            Contender contender = all.get(i);
            if (contender.isChosen()) {
                rows.at(contender.name()).set(contender.amount(), jiffies);
            }
        }
        if (over) {
            forget();
        }
    }

    private void choose() {
        if (values.length < all.size()) {
            values = new double[2 * all.size()];
            wanted = new boolean[2 * all.size()];
        }
        Arrays.fill(wanted, false);
        for (int i = 0; i < all.size(); i++) {
            values[i] = value(all.get(i), all.get(i).cpuScore());
        }
        pick();
        for (int i = 0; i < all.size(); i++) {
            values[i] = some(value(all.get(i), (double) all.get(i).amount().pages));
        }
        pick();
        for (int i = 0; i < all.size(); i++) {
            values[i] = some(value(all.get(i), all.get(i).ioScore()));
        }
        pick();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).choose(wanted[i]);
        }
    }

    private static double value(Contender contender, double measure) {
        if (contender.amount().processes == 0 || contender.name().equals(OTHER)) {
            return NOTHING;
        }
        return contender.isChosen() ? measure * INCUMBENCY : measure;
    }

    private static double some(double value) {
        return value == 0 ? NOTHING : value;
    }

    /** Wants the largest values; of two that are equal that of who is chosen already. */
    private void pick() {
        for (int picked = 0; picked < top; picked++) {
            int best = -1;
            for (int i = 0; i < all.size(); i++) {
                boolean better = best < 0 ? values[i] > NOTHING : isBetter(i, best);
                best = better ? i : best;
            }
            if (best < 0) {
                return;
            }
            wanted[best] = true;
            values[best] = NOTHING;
        }
    }

    private boolean isBetter(int one, int other) {
        if (values[one] != values[other]) {
            return values[one] > values[other];
        }
        return all.get(one).isChosen() && !all.get(other).isChosen();
    }

    private void forget() {
        int kept = 0;
        for (int i = 0; i < all.size(); i++) {
            Contender contender = all.get(i);
            if (contender.isOver()) {
                byName.remove(contender.name());
                contender.forget();
            } else {
                all.set(kept++, contender);
            }
        }
        all.subList(kept, all.size()).clear();
    }
}
