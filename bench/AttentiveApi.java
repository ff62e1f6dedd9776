import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.ApiStandIn;
import io.attentivecourier.standin.api.JobCourse;

/**
 * The stand-in's API until it is ended: it prints its address, and takes whatever comes at once.
 */
final class AttentiveApi {
  public static void main(String[] key) throws InterruptedException {
    ApiOptions options =
        ApiOptions.of("sirendenim").withKey(key[0]).withoutLimits().withForgetful(true);
    try (ApiStandIn api = ApiStandIn.start(options)) {
      api.jobs().all(JobCourse.good().atLook(1));
      System.out.println(api.url());
      Thread.currentThread().join();
    }
  }
}
