package dev.patchcord.dialer.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestMeterTest {

  @ParameterizedTest
  @CsvSource({
    "/2010-04-01/Accounts/AC1/Calls.json, Calls",
    "/2010-04-01/Accounts/AC1/Calls/CA1.json, Calls",
    "/2010-04-01/Accounts/AC1/Calls/CA1/Recordings.json, Calls/Recordings",
    "/2010-04-01/Accounts/AC1/Calls/CA1/Recordings/RE1.json, Calls/Recordings",
    "/2010-04-01/Accounts/AC1/Conferences/CF1/Participants.json, Conferences/Participants",
    "/2010-04-01/Accounts/AC1.json, ''"
  })
  void countsByTheKindOfResourceAndNotByWhoseItIs(String path, String resource) {
    assertThat(RestMeter.resource(path)).isEqualTo(resource);
  }
}
