package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Sessions sessions = new Sessions(2);

  private Session session(String id) {
    CallRequest request =
        CallRequest.read(
            """
            {"phoneNumberId":"p","assistantId":"a","phoneCallProviderBypassEnabled":true}"""
                .getBytes(StandardCharsets.UTF_8));
    Session session = new Session(id, URI.create("http://localhost"), request, NOON);
    sessions.add(session);
    return session;
  }

  @Test
  void forgetsTheOldestSessionThatIsOver() {
    session("first");
    session("second").end(NOON);
    session("third").end(NOON);
    assertThat(sessions.all()).extracting(Session::id).containsExactly("first", "third");
  }

  @Test
  void forgetsNoSessionThatLives() {
    session("first");
    session("second");
    session("third");
    assertThat(sessions.all()).extracting(Session::id).containsExactly("first", "second", "third");
    assertThat(sessions.live()).isEqualTo(3);
  }

  @Test
  void countsTheStreamsOfEachLeg() {
    assertThat(sessions.nextNumber("CA1")).isEqualTo(1);
    assertThat(sessions.nextNumber("CA2")).isEqualTo(1);
    assertThat(sessions.nextNumber("CA1")).isEqualTo(2);
  }
}
