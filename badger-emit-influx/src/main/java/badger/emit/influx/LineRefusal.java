package badger.emit.influx;

import badger.core.spi.BatchRejectedException.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which points an InfluxDB 1, 2 or 3 means when it refuses some; what else the request carried may be stored already. */
final class LineRefusal {
    /** 1 and 2, of a field that has had another type. */
    private static final Pattern CONFLICT =
            Pattern.compile("input field \\\\?\"(.*?)\\\\?\" on measurement \\\\?\"(.*?)\\\\?\" is type");

    /** 1 and 2, of points that are too old: these are the first of a batch. */
    private static final Pattern TOO_OLD = Pattern.compile(
            "points beyond retention policy dropped=([0-9]{1,9})|dropped ([0-9]{1,9}) points outside retention policy");

    /** 2 and 3, of lines. */
    private static final Pattern LINE = Pattern.compile("\"line(?:_number)?\"\\s*:\\s*([0-9]{1,9})");

    /** 1 and 2, when the request itself lacks something (2: an organisation); a refused line may hold any words. */
    private static final Pattern OF_SETTINGS = Pattern.compile(
            "(?!.*(?:unable to parse|partial write|failure writing|parsing failed)).*(?:provide either|is required|not found).*");

    private LineRefusal() {}

    /** Whether these words of the server are about the request and not about its points. */
    static boolean isOfSettings(String words) {
        return OF_SETTINGS.matcher(words).matches();
    }

    /** The points that are meant; none if the text does not tell, or not exactly. */
    static List<Point> points(String body, Part part) {
        Matcher conflict = CONFLICT.matcher(body);
        if (conflict.find()) {
            String field = conflict.group(1);
            String measurement = conflict.group(2);
            return part.points(series -> LineNames.field(series).equals(field)
                    && LineNames.measurement(series).equals(measurement));
        }
        Matcher tooOld = TOO_OLD.matcher(body);
        if (tooOld.find()) {
            String count = tooOld.group(1) == null ? tooOld.group(2) : tooOld.group(1);
            return part.oldest(Long.parseLong(count));
        }
        List<Point> points = new ArrayList<>();
        Matcher line = LINE.matcher(body);
        while (line.find()) {
            points.addAll(part.onLine(Long.parseLong(line.group(1))));
        }
        return points;
    }
}
