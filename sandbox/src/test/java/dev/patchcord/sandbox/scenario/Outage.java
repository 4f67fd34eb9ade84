package dev.patchcord.sandbox.scenario;

import dev.patchcord.sandbox.run.Service;
import java.util.Arrays;

/** What can be away for a while. */
enum Outage {
  VAPI("the assistant's vendor") {
    @Override
    void begins(CallCentre centre) {
      centre.assistant("{\"mode\":\"down\"}");
    }

    @Override
    void ends(CallCentre centre) {
      centre.assistantAsConfigured();
    }
  },
  REST_OF_TWILIO("the carrier's REST API") {
    @Override
    void begins(CallCentre centre) {
      centre.rest("down");
    }

    @Override
    void ends(CallCentre centre) {
      centre.rest("ok");
    }
  },
  KAFKA("Kafka") {
    @Override
    void begins(CallCentre centre) {
      centre.rehearsal().stopKafka();
    }

    @Override
    void ends(CallCentre centre) {
      centre.rehearsal().startKafka();
    }
  },
  ORCHESTRATOR("our orchestrator") {
    @Override
    void begins(CallCentre centre) {
      centre.rehearsal().stop(Service.ORCHESTRATOR);
    }

    @Override
    void ends(CallCentre centre) {
      centre.rehearsal().start(Service.ORCHESTRATOR);
    }
  };

  private final String words;

  Outage(String words) {
    this.words = words;
  }

  abstract void begins(CallCentre centre);

  abstract void ends(CallCentre centre);

  static Outage of(String words) {
    return Arrays.stream(values())
        .filter(each -> each.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(words));
  }
}
