package dev.patchcord.sandbox.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.sandbox.observe.PromQl.Selector;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

  @Test
  void tellsWhatIsTakenOfWhichMetric() {
    PromQl.Expression read =
        PromQl.read(
            """
            histogram_quantile(0.95, sum by (le, type) (rate(a_bucket{job=~"x.*", b!="c"}[5m]))) > 2
              unless on_hold{state="hold"} > 0""");
    assertThat(read.selectors())
        .containsExactly(
            new Selector("a_bucket", Set.of("job", "b")), new Selector("on_hold", Set.of("state")));
    assertThat(read.grouped()).containsExactlyInAnyOrder("le", "type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sum(",
        "sum(a))",
        "sum by (b (a)",
        "rate(a)",
        "rate(a[5])",
        "a[5m]",
        "rte(a[5m])",
        "a{b}",
        "a{b=c}",
        "a{b=\"c\"",
        "a >",
        "> 2",
        "a b",
        "a{b=\"c\"} $x"
      })
  void refusesWhatIsNone(String source) {
    assertThatThrownBy(() -> PromQl.read(source)).isInstanceOf(IllegalArgumentException.class);
  }
}
