package dev.patchcord.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.orchestrator.call.MachineVersion;
import org.junit.jupiter.api.Test;

class MachineSettingTest {
  private static MachineVersion inForce(String beginWith) {
    return new OrchestratorApplication().machines(beginWith).get().inForce().version();
  }

  @Test
  void newCallsBeginWithTheNewestVersionUnlessAnotherIsNamed() {
    assertThat(inForce("")).isEqualTo(MachineVersion.newest());
    assertThat(inForce(" 2 ")).isEqualTo(MachineVersion.V2);
  }

  @Test
  void refusesAVersionThatThisBuildDoesNotHave() {
    assertThatThrownBy(() -> inForce("99"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("patchcord.machine.begin-with is 99: expected one of 2, ");
  }
}
