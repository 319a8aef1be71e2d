package badger.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CleanMappingTest {
    private static List<CleanMapping> of(String smaps) throws IOException {
        return CleanMapping.of(new BufferedReader(new StringReader(smaps)));
    }

    @Test
    void textOfALibraryIsOne() throws IOException {
        assertThat(of("""
                        7f1dc8e00000-7f1dc9e5c000 r-xp 00231000 fe:00 1050113                    /opt/badger/lib/server/libjvm.so
                        Size:              16752 kB
                        KernelPageSize:        4 kB
                        MMUPageSize:           4 kB
                        Rss:               11284 kB
                        Pss:                3761 kB
                        Pss_Dirty:             0 kB
                        Shared_Clean:      11284 kB
                        Shared_Dirty:          0 kB
                        Private_Clean:         0 kB
                        Private_Dirty:         0 kB
                        Referenced:        11284 kB
                        Anonymous:             0 kB
                        LazyFree:              0 kB
                        VmFlags: rd ex mr mw me sd
                        """)).containsExactly(new CleanMapping(0x7f1dc8e00000L, 0x7f1dc9e5c000L, 11284));
    }

    @Test
    void oneAddressRightAfterTheOtherIsStillTwoMappings() throws IOException {
        assertThat(of("""
                        7f00-7f10 r--p 00000000 fe:00 12   /a
                        Rss:                   8 kB
                        ffffffffff600000-ffffffffff601000 r--s 00000000 fe:00 12   /b with a blank
                        Rss:                   4 kB
                        """))
                .containsExactly(
                        new CleanMapping(0x7f00, 0x7f10, 8),
                        new CleanMapping(0xffffffffff600000L, 0xffffffffff601000L, 4));
    }

    @Test
    void whatCanBeWrittenIsNone() throws IOException {
        assertThat(of("""
                        1000-2000 rw-p 00000000 fe:00 12   /opt/badger/lib/libjava.so
                        Rss:                   4 kB
                        2000-3000 rw-s 00000000 fe:00 12   /opt/badger/lib/libjava.so
                        Rss:                   4 kB
                        3000-4000 rwxp 00000000 fe:00 12   /opt/badger/lib/libjava.so
                        Rss:                   4 kB
                        """)).isEmpty();
    }

    @Test
    void whatWasWrittenOnceIsNone() throws IOException {
        assertThat(of("""
                        1000-2000 r--p 00000000 fe:00 12   /relocated
                        Rss:                   8 kB
                        Private_Dirty:         0 kB
                        Anonymous:             4 kB
                        2000-3000 r--p 00000000 fe:00 12   /written
                        Rss:                   8 kB
                        Private_Dirty:         4 kB
                        Anonymous:             0 kB
                        """)).isEmpty();
    }

    @Test
    void whatIsNoFileIsNone() throws IOException {
        assertThat(of("""
                        1000-2000 r--p 00000000 00:00 0
                        Rss:                   4 kB
                        2000-3000 r-xp 00000000 00:00 0                          [vdso]
                        Rss:                   4 kB
                        """)).isEmpty();
    }

    @Test
    void whatIsNotInMemoryAndWhatCannotBeReadIsNone() throws IOException {
        assertThat(of("""
                        1000-2000 r--p 00000000 fe:00 12   /idle
                        Rss:                   0 kB
                        2000-3000 ---p 00000000 fe:00 12   /guard
                        Rss:                   4 kB
                        """)).isEmpty();
        assertThat(of("")).isEmpty();
    }
}
