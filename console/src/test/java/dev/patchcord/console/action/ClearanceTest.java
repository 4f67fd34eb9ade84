package dev.patchcord.console.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.console.action.Clearance.Deed;
import dev.patchcord.console.config.ConsoleSettings;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.login.Role;
import dev.patchcord.console.projection.Limits;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClearanceTest {
  private static final String INGRESS = "http://127.0.0.1:1";
  private static final Person ADA = new Person("ada", Role.ADMIN);
  private static final Person KIM = new Person("kim", Role.OPERATOR);
  private static final Person VI = new Person("vi", Role.VIEWER);

  private static Clearance clearance(String ingress, Person... withToken) {
    Map<String, ConsoleSettings.User> users =
        Arrays.stream(withToken)
            .collect(
                Collectors.toMap(
                    Person::name,
                    each -> new ConsoleSettings.User("", each.role(), each.name() + "s-token")));
    Duration some = Duration.ofSeconds(1);
    return new Clearance(
        new OperatorClient(HttpClient.newHttpClient(), ingress, some),
        new ConsoleSettings(
            "", ingress, some, some, new Limits(1, 1), some, some, some, "role", users));
  }

  @Test
  void everybodyDoesWhatTheirRoleMay() {
    Clearance clearance = clearance(INGRESS, ADA, KIM, VI);
    assertThat(clearance.hindrance(ADA, Deed.PUT_LETTER_BACK)).isEmpty();
    assertThat(clearance.hindrance(ADA, Deed.ACT_ON_CALL)).isEmpty();
    assertThat(clearance.hindrance(KIM, Deed.ACT_ON_CALL)).isEmpty();
    assertThat(clearance.hindrance(KIM, Deed.PUT_LETTER_BACK)).startsWith("Admins can");
    assertThat(clearance.hindrance(VI, Deed.ACT_ON_CALL)).startsWith("Your role is viewer");
    assertThat(clearance.hindrance(VI, Deed.PUT_LETTER_BACK)).startsWith("Admins can");
  }

  @Test
  void whatIsNotSetIsNamed() {
    assertThat(clearance("", KIM).hindrance(KIM, Deed.ACT_ON_CALL))
        .contains("patchcord.console.ingress-url");
    assertThat(clearance(INGRESS, ADA).hindrance(KIM, Deed.ACT_ON_CALL))
        .contains("patchcord.console.users.kim");
    assertThat(clearance(INGRESS, ADA).token(KIM)).isEmpty();
    assertThat(clearance(INGRESS, ADA).token(ADA)).isEqualTo("adas-token");
  }

  @Test
  void aReasonIsNeededAndNeedNotBeAStory() {
    Clearance clearance = clearance(INGRESS, KIM);
    String longest = "w".repeat(Clearance.LONGEST_WHY);
    assertThat(clearance.refusal(KIM, Deed.ACT_ON_CALL, longest)).isEmpty();
    for (String why : new String[] {"", " ", longest + "w"}) {
      assertThat(clearance.refusal(KIM, Deed.ACT_ON_CALL, why))
          .map(Verdict::says)
          .contains("Say why, in at most 500 characters.");
    }
  }

  @Test
  void aReasonHelpsNobodyWhoMayNot() {
    Optional<Verdict> refusal =
        clearance(INGRESS, KIM).refusal(KIM, Deed.PUT_LETTER_BACK, "Repaired.");
    assertThat(refusal).map(Verdict::kind).contains(Verdict.Kind.REFUSED);
    assertThat(refusal).map(Verdict::says).contains("Admins can have it put back.");
  }
}
