package badger.emit.influx;

import badger.emit.influx.HttpPeer.Reply;
import badger.emit.influx.HttpPeer.Request;
import badger.emit.influx.Stored.Cell;
import badger.testkit.PeerProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;

/**
 * A web server's side of one connection that takes every request.
 *
 * @param points what a body holds
 * @param taken the answer to each
 */
record HttpProtocol(Function<String, Map<Cell, String>> points, Reply taken) implements PeerProtocol {
    @Override
    public void serve(InputStream in, OutputStream out, Received received) throws IOException {
        for (Request request = Request.read(in); request != null; request = Request.read(in)) {
            points.apply(request.text())
                    .forEach((cell, value) -> received.point(cell.epochSecond(), Double.parseDouble(value)));
            out.write(taken.bytes());
            out.flush();
        }
    }
}
