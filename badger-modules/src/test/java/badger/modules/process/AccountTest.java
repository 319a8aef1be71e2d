package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a process that does nothing is asked what it reads and writes. */
final class AccountTest {
    private static final long NOW = 1_800_000_000L;

    private final Account account = new Account(1, 0);

    @Test
    void atFirstSightAndEveryTenSeconds() {
        assertThat(account.isIoDue(NOW)).isTrue();
        account.askedForIo(NOW);
        assertThat(account.isIoDue(NOW + 9)).isFalse();
        assertThat(account.isIoDue(NOW + 10)).isTrue();
    }

    @Test
    void aClockThatIsSetBackDoesNotPutItOff() {
        account.askedForIo(NOW);
        assertThat(account.isIoDue(NOW - 3600)).isTrue();
    }
}
