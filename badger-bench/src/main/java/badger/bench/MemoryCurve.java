package badger.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** What the agent took in memory over time: reads frames of its own series, prints their figures, draws their curves. */
final class MemoryCurve {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 480;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final int LINES = 8;
    private static final double MEBIBYTE = 1 << 20;
    private static final double MINUTE = 60;
    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":(\\d+)");

    private static final List<Curve> CURVES = List.of(
            new Curve("badger.memory.resident", "resident (RSS)", new Color(0x1f5fa8)),
            new Curve("badger.memory.anonymous", "of it anonymous", new Color(0xb8501c)));

    private final double[] minutes;
    private final double[][] mebibytes;

    private MemoryCurve(List<String> frames) {
        double[] seconds = numbers(frames, TIMESTAMP);
        minutes = Arrays.stream(seconds)
                .map(second -> (second - seconds[0]) / MINUTE)
                .toArray();
        mebibytes = CURVES.stream()
                .map(curve -> Arrays.stream(numbers(frames, curve.value()))
                        .map(bytes -> bytes / MEBIBYTE)
                        .toArray())
                .toArray(double[][]::new);
    }

    private record Curve(String series, String title, Color color) {
        private Pattern value() {
            return Pattern.compile("\"" + Pattern.quote(series) + "\":\\{[^}]*\"value\":([0-9.]+)");
        }
    }

    /** Takes a file of one frame a line, and that of the picture. */
    public static void main(String[] arguments) throws IOException {
        MemoryCurve curve = new MemoryCurve(Files.readAllLines(Path.of(arguments[0])));
        curve.print();
        ImageIO.write(curve.draw(), "png", Path.of(arguments[1]).toFile());
    }

    private static double[] numbers(List<String> frames, Pattern pattern) {
        List<Double> numbers = new ArrayList<>();
        for (String frame : frames) {
            Matcher matcher = pattern.matcher(frame);
            if (!matcher.find()) {
                throw new IllegalArgumentException("no " + pattern + " in: " + frame);
            }
            numbers.add(Double.valueOf(matcher.group(1)));
        }
        if (numbers.size() < 2) {
            throw new IllegalArgumentException("a curve takes two frames, there are " + numbers.size());
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void print() {
        System.out.printf("%d frames in %.1f minutes; MiB%n", minutes.length, minutes[minutes.length - 1]);
        System.out.println("| | first | last | least | median | most |");
        System.out.println("|---|---|---|---|---|---|");
        for (int i = 0; i < CURVES.size(); i++) {
            double[] inTime = mebibytes[i];
            double[] sorted = inTime.clone();
            Arrays.sort(sorted);
            System.out.printf(
                    "| %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                    CURVES.get(i).title(),
                    inTime[0],
                    inTime[inTime.length - 1],
                    sorted[0],
                    sorted[sorted.length / 2],
                    sorted[sorted.length - 1]);
        }
    }

    private BufferedImage draw() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);

        double most =
                Arrays.stream(mebibytes).flatMapToDouble(Arrays::stream).max().orElseThrow();
        double step = step(most);
        double top = step * Math.ceil(most / step);
        double lastMinute = minutes[minutes.length - 1];
        for (double line = 0; line <= top; line += step) {
            int y = (int) Math.round(y(line, top));
            graphics.setColor(new Color(0xdddddd));
            graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
            write(graphics, "%.0f".formatted(line), LEFT - 35, y + 5, Color.DARK_GRAY);
        }
        double minuteStep = step(lastMinute);
        for (double minute = 0; minute <= lastMinute; minute += minuteStep) {
            String label = minuteStep < 1 ? "%.1f min" : "%.0f min";
            write(
                    graphics,
                    label.formatted(minute),
                    (int) x(minute, lastMinute) - 10,
                    HEIGHT - BOTTOM + 20,
                    Color.DARK_GRAY);
        }
        write(graphics, "MiB", LEFT - 35, TOP - 15, Color.DARK_GRAY);
        graphics.setStroke(new BasicStroke(2));
        for (int i = 0; i < CURVES.size(); i++) {
            Path2D path = new Path2D.Double();
            path.moveTo(x(0, lastMinute), y(mebibytes[i][0], top));
            for (int frame = 1; frame < minutes.length; frame++) {
                path.lineTo(x(minutes[frame], lastMinute), y(mebibytes[i][frame], top));
            }
            graphics.setColor(CURVES.get(i).color());
            graphics.draw(path);
            write(
                    graphics,
                    CURVES.get(i).title(),
                    LEFT + 20 + 160 * i,
                    TOP - 15,
                    CURVES.get(i).color());
        }
        graphics.dispose();
        return image;
    }

    private static void write(Graphics2D graphics, String text, int x, int y, Color color) {
        graphics.setColor(color);
        graphics.drawString(text, x, y);
    }

    private static double x(double minute, double last) {
        return LEFT + minute / last * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double mebibytes, double top) {
        return HEIGHT - BOTTOM - mebibytes / top * (HEIGHT - TOP - BOTTOM);
    }

    /** What divides a length into at most eight parts of a round size. */
    private static double step(double length) {
        double step = Math.pow(10, Math.floor(Math.log10(length / LINES)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (step * factor * LINES >= length) {
                return step * factor;
            }
        }
        throw new IllegalArgumentException("no length: " + length);
    }
}
