package badger.exec;

import badger.formats.LineProtocol;
import badger.formats.PrometheusText;
import badger.formats.StatJson;
import badger.formats.TextFormat;

/** What a program prints. */
public enum PrintedFormat {
    /** The points that modules of the Python agent return. */
    JSON,
    /** InfluxDB's line protocol. */
    INFLUX,
    /** The text that Prometheus scrapes. */
    PROMETHEUS;

    /** A reader of it. */
    TextFormat reader() {
        return switch (this) {
            case JSON -> new StatJson();
            case INFLUX -> new LineProtocol();
            case PROMETHEUS -> new PrometheusText();
        };
    }

    /** How an answer in it ends: JSON has no line ends that it needs, the others have nothing but lines. */
    AnswerEnd answerEnd() {
        return this == JSON ? AnswerEnd.LINE : AnswerEnd.EMPTY_LINE;
    }
}
