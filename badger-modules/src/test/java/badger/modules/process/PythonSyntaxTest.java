package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PythonSyntaxTest {
    private static boolean matches(String pattern, String text) {
        return ProcessPattern.parse(pattern).matches(text);
    }

    /** Each was tried with Python 3: re.match(pattern without blanks, text). */
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "java             ~ java-jar        ~ true",
                "java             ~ /usr/bin/java   ~ false",
                ".*java           ~ /usr/bin/java   ~ true",
                "py thon          ~ python          ~ true",
                "(?P<a_b>x)(?P=a_b) ~ xx            ~ true",
                "(?P<a_b>x)(?P=a_b) ~ xy            ~ false",
                "(?P<a>x)(y)\\2(?P=a) ~ xyyx        ~ true",
                "a{2}             ~ aa              ~ true",
                "a{,2}b           ~ b               ~ true",
                "a{,2}b           ~ aaab            ~ false",
                "a{b}             ~ a{b}            ~ true",
                "a{               ~ a{              ~ true",
                "[[]x             ~ [x              ~ true",
                "[]]x             ~ ]x              ~ true",
                "[^]]x            ~ ax              ~ true",
                "[^]]x            ~ ]x              ~ false",
                "[a&&b]           ~ &               ~ true",
                "[a&&b]+$         ~ a&b             ~ true",
                "[\\w-]+$         ~ a-b_c           ~ true",
                "a(?#comment)b    ~ ab              ~ true",
                "(?i)JAVA         ~ java            ~ true",
                "(?iu)JAVA        ~ java            ~ true",
                "(?:a|b)c         ~ bc              ~ true",
                "(?=a)a           ~ a               ~ true",
                "(?!a)a           ~ a               ~ false",
                "a(?<=a)b         ~ ab              ~ true",
                "a\\Z             ~ a               ~ true",
                "a\\Z             ~ ab              ~ false",
                "\\x41\\u0042     ~ AB              ~ true",
                "a\\.b            ~ a.b             ~ true",
                "a\\-b            ~ a-b             ~ true",
                "\\d+             ~ 12              ~ true",
                "[\\d.]+$         ~ 1.2             ~ true",
                "a.b              ~ a\u0085b        ~ true",
                "a+?b             ~ aab             ~ true",
                "(a|b)*$          ~ abab            ~ true",
                "^a               ~ a               ~ true",
                "a$               ~ a               ~ true"
            })
    void meansWhatItMeansInPython(String pattern, String text, boolean expected) {
        assertThat(matches(pattern, text)).isEqualTo(expected);
    }

    @Test
    void aLineEndIsANewlineAndNothingElse() {
        assertThat(matches("a$", "a\n")).isTrue();
        assertThat(matches("a$", "a\r")).isFalse();
        assertThat(matches("a.b", "a\nb")).isFalse();
        assertThat(matches("a.b", "a\rb")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ab(c         | Unclosed group",
                "ab[c         | position 3: the [ is never closed",
                "ab\\         | position 3: the pattern ends in a backslash",
                "a\\Qb        | position 2: Python's \\Q is not known here",
                "a\\pL        | position 2: Python's \\p is not known here",
                "(?(1)a)      | position 1: a group that depends on another",
                "x(?<n>a)     | position 2: (?<n is not Python's",
                "x(?P>a)      | position 2: after (?P comes",
                "(?P<a>x)(?P<a>y) | position 9: the group's name 'a' is empty, or there twice",
                "(?P=a)       | position 1: there is no group 'a' before this",
                "(?#abc       | position 1: the comment is never closed",
                "(?k)a        | position 1: (?k is not known here",
                "\\x4         | position 1: a hexadecimal escape is cut off",
                "*a           | Dangling meta character"
            })
    void refusesWithThePlace(String pattern, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessPattern.parse(pattern))
                .withMessageContaining(reason)
                .withMessageStartingWith("pattern '");
    }
}
