package dev.patchcord.sandbox.twin.twiml;

import org.springframework.stereotype.Component;

/** Forks the leg's audio to a one-way stream, and goes on at once. */
@Component
final class StartVerb implements Verb {
  private final StreamReports reports;

  StartVerb(StreamReports reports) {
    this.reports = reports;
  }

  @Override
  public String name() {
    return "Start";
  }

  @Override
  public Next perform(Element verb, Walk walk) throws TwimlProblem {
    for (Element child : verb.children()) {
      if (child.name().equals("Stream")) {
        walk.leg().whenEnded(reports.started(child, walk));
      }
    }
    return new Next.Verb();
  }
}
