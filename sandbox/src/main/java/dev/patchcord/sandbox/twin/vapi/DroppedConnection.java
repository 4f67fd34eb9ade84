package dev.patchcord.sandbox.twin.vapi;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a handler end the TCP connection without any answer, as a host that is down does. The
 * servlet API has no word for it, so this valve hands Tomcat's own to the request.
 */
final class DroppedConnection extends ValveBase {
  private static final String DROP = DroppedConnection.class.getName();

  DroppedConnection() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Runnable drop = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    request.setAttribute(DROP, drop);
    getNext().invoke(request, response);
  }

  /** Ends the connection of this request; what the handler answers afterwards goes nowhere. */
  static void drop(ServletRequest request) {
    if (request.getAttribute(DROP) instanceof Runnable drop) {
      drop.run();
    }
  }
}
