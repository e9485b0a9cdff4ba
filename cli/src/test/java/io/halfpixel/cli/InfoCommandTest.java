package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.Backends;
import io.halfpixel.spi.Availability.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The info command. */
class InfoCommandTest {
  @TempDir Path folder;

  @Test
  void everyBackendIsShownWithItsIsaOrReason() {
    String text = Run.of("info").ok().out();
    for (BackendState state : BackendState.all()) {
      String told = state.available() ? state.isa() : state.reason();
      assertNotNull(told);
      assertTrue(
          text.lines().anyMatch(line -> line.contains(state.id()) && line.contains(told)), text);
    }
    assertTrue(text.contains("auto        " + Backends.candidates().get(0).id()), text);
    assertTrue(text.contains(System.getProperty("java.version")), text);
  }

  @Test
  void jsonHasTheSameBackends() throws IOException {
    JsonNode json = new ObjectMapper().readTree(Run.of("info", "--json", "-").ok().out());
    List<String> ids = new ArrayList<>();
    for (JsonNode backend : json.get("backends")) {
      ids.add(backend.get("id").textValue());
      boolean available = backend.get("available").booleanValue();
      assertEquals(available, backend.get("isa").isTextual());
      assertEquals(available, backend.get("reason").isNull());
      assertEquals(available, backend.get("description").isTextual());
    }
    assertEquals(List.copyOf(Backends.report().keySet()), ids);
    assertEquals(Backends.candidates().get(0).id(), json.get("auto").textValue());
    assertTrue(json.at("/machine/processors").intValue() > 0);
    assertTrue(json.at("/java/version").isTextual());
    assertEquals(Imitations.all().size(), json.get("frameworks").size());
  }

  @Test
  void jsonIntoAFileLeavesTheText() throws IOException {
    Path file = folder.resolve("info.json");
    Run run = Run.of("info", "--json", file).ok();
    assertEquals(Run.of("info").out(), run.out());
    assertTrue(new ObjectMapper().readTree(Files.readString(file)).has("backends"));
  }

  @Test
  void aForcedBackendThatDoesNotExistIsAnErrorAfterTheAnswer() {
    System.setProperty("halfpixel.backend", "none-such");
    try {
      Run run = Run.of("info");
      assertEquals(ExitCode.STOPPED, run.exit());
      assertTrue(run.out().contains("auto        none"), run.out());
      assertTrue(run.err().contains("none-such"), run.err());
    } finally {
      System.clearProperty("halfpixel.backend");
    }
  }

  @Test
  void aBackendThatCannotRunHasAReasonAndNoIsa() {
    BackendState state = BackendState.of("gpu", new Unavailable("there is no GPU", null));
    assertEquals(new BackendState("gpu", false, null, "there is no GPU"), state);
  }
}
