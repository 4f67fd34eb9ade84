package dev.patchcord.console.web;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to log in at. */
@Controller
class LoginController {
  private final List<ClientRegistration> providers;

  LoginController(ObjectProvider<ClientRegistrationRepository> providers) {
    this.providers =
        providers.getIfAvailable() instanceof Iterable<?> all
            ? StreamSupport.stream(all.spliterator(), false)
                .filter(ClientRegistration.class::isInstance)
                .map(ClientRegistration.class::cast)
                .toList()
            : List.of();
  }

  @GetMapping("/login")
  String login(Model model) {
    model.addAttribute("providers", providers);
    return "login";
  }
}
