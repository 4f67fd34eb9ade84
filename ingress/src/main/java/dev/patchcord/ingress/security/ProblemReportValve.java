package dev.patchcord.ingress.security;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Words what Tomcat answers by itself, in one line like every other problem: a request that is no
 * HTTP reaches no filter, and after a body with malformed chunks Tomcat takes the answer over.
 * Tomcat makes it by its name.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    AtomicBoolean writable = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
    if (!writable.get() || HttpStatus.resolve(status) == null) {
      return;
    }
    byte[] body = Refusals.problem(status, detail(status), new HttpHeaders()).getBody();
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      PrintWriter writer = response.getReporter();
      if (writer != null && body != null) {
        writer.write(new String(body, StandardCharsets.UTF_8));
        response.finishResponse();
      }
    } catch (IOException gone) {
      log.debug("a problem could not be told: {}", gone.toString());
    }
  }

  private static String detail(int status) {
    if (status >= 500) {
      return "The request could not be processed.";
    }
    return status == HttpStatus.BAD_REQUEST.value()
        ? "The request is not valid HTTP, or its body could not be read to its end."
        : "The request cannot be served.";
  }
}
