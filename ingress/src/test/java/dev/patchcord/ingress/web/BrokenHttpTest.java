package dev.patchcord.ingress.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.ingress.IngressUnderTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that no HTTP client would imitate, over a bare connection. */
class BrokenHttpTest {
  private static final String STATUS =
      "POST /participant-status HTTP/1.1\r\nHost: x\r\nX-Twilio-Signature: x\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n";
  @RegisterExtension private static final IngressUnderTest ingress = new IngressUnderTest();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /inbound_call?<script> HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /inbound call HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /inbound_call HTTP/1.1\r\n\r\n",
        "POST /inbound_call HTTP/1.1\r\nHost: a b\r\n\r\n",
        "POST /inbound_call HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "\u0016\u0003\u0001 is TLS\r\n\r\n"
      })
  void tellsInOneLineThatARequestIsNoHttp(String request) throws Exception {
    assertOneLine(exchange(request), "400");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void tellsInOneLineThatAHeaderIsTooLong() throws Exception {
    assertOneLine(
        exchange("GET /safe HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(9_000) + "\r\n\r\n"),
        "400");
  }

  @Test
  void tellsInOneLineThatAMethodIsUnknown() throws Exception {
    assertOneLine(exchange("BREW /safe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "405");
  }

  @Test
  void countsABodyWhoseChunksAreMalformed() throws Exception {
    double before = ingress.refused("malformed");
    assertOneLine(
        exchange(STATUS + "Transfer-Encoding: chunked\r\n\r\nnot a number\r\nx\r\n"), "400");
    assertThat(ingress.refused("malformed")).isEqualTo(before + 1);
  }

  @Test
  void countsASenderThatGoesAwayInTheMiddleOfItsBody() throws Exception {
    double before = ingress.refused("malformed");
    exchange(STATUS + "Content-Length: 100\r\n\r\nCallSid=CA");
    await().until(() -> ingress.refused("malformed") == before + 1);
    assertThat(ingress.log.events).isEmpty();
  }

  private static void assertOneLine(String answer, String status) {
    String[] parts = answer.split("\r\n\r\n", 2);
    assertThat(parts[0]).startsWith("HTTP/1.1 " + status);
    assertThat(parts[0].lines().map(String::toLowerCase))
        .contains("content-type: application/problem+json");
    assertThat(answer)
        .contains("\"status\":" + status)
        .doesNotContain("<", "Exception", "\tat ", "Tomcat");
    // As chunks, the line stands between its length and the end.
    assertThat(parts[1].lines().filter(line -> line.contains("{"))).hasSize(1);
  }

  /** Sends the text, ends the sending side, and reads until the server hangs up. */
  private static String exchange(String request) throws Exception {
    URI base = URI.create(ingress.baseUrl());
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
