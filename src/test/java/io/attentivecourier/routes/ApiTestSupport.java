package io.attentivecourier.routes;

import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The shipped routes of the API under Camel's test harness, as Camel Main reads them. The scene
 * starts the context once a test has said what stands at the other end.
 */
abstract class ApiTestSupport extends CamelMainTestSupport {
  @RegisterExtension final ApiScene scene = new ApiScene(this::process);
  private int processes;

  ApiTestSupport() {
    testConfiguration().withUseAdviceWith(true);
    camelContextConfiguration().withUseOverridePropertiesWithPropertiesComponent(properties());
  }

  /** As a courier sets them, with shorter waits. */
  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("camel.component.http.automatic-retries-disabled", "true");
    properties.setProperty("camel.main.stream-caching-enabled", "false");
    properties.setProperty("api.scheme", "http");
    properties.setProperty("api.retryDelay", "2");
    properties.setProperty("api.answerTimeout", "1000");
    return properties;
  }

  @Override
  protected void configure(MainConfigurationProperties main) {
    main.withRoutesIncludePattern(
        "file:routes/failures.camel.yaml,file:routes/api/deliver-api.camel.yaml,"
            + "file:routes/api/confirm.camel.yaml");
  }

  /** No properties file: a home's is read by the settings. */
  @Override
  protected String getPropertyPlaceholderLocations() {
    return "false";
  }

  /** The context of the process that starts next: the harness's, and after its end another. */
  private CamelContext process() throws Exception {
    if (processes++ > 0) {
      context = (ModelCamelContext) createCamelContext();
    }
    return context;
  }

  /** Before the harness stops the context: it would wait for calls that hang. */
  @AfterEach
  void endProcess() {
    scene.endProcess();
  }
}
