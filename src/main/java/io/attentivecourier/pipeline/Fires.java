package io.attentivecourier.pipeline;

import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.ledger.ScheduleRepository;
import io.attentivecourier.settings.Settings;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.CronTrigger;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.triggers.CronTriggerImpl;
import org.quartz.listeners.TriggerListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz's fires of the pipelines: at the times that the ledger counts, and none in a pause. The
 * ledger is asked at each fire, so that a pause of another process holds at once.
 */
public final class Fires extends TriggerListenerSupport {
  private static final Logger LOG = LoggerFactory.getLogger(Fires.class);
  private static final String GROUP = "courier";

  private final Scheduler scheduler;
  private final ScheduleRepository schedules;
  private final Supplier<Settings> settings;

  public Fires(CamelContext context, ScheduleRepository schedules, Supplier<Settings> settings)
      throws SchedulerException {
    this.scheduler = context.getComponent("quartz", QuartzComponent.class).getScheduler();
    this.schedules = schedules;
    this.settings = settings;
    scheduler.getListenerManager().addTriggerListener(this);
  }

  /**
   * Gives a route that was just added our fire times. Camel's own trigger waits 0.5 s before its
   * first fire, and Camel makes none for a schedule that Quartz alone would never fire.
   */
  public void schedule(Pipeline pipeline) throws SchedulerException {
    TriggerKey key = new TriggerKey(pipeline.name(), GROUP);
    if (pipeline.cron() != null && scheduler.getTrigger(key) instanceof CronTrigger camels) {
      FireTimes times = FireTimes.of(pipeline.cron(), pipeline.zone());
      scheduler.rescheduleJob(key, new DueTrigger(camels, times));
    }
  }

  @Override
  public String getName() {
    return "pauses";
  }

  @Override
  public boolean vetoJobExecution(Trigger trigger, JobExecutionContext context) {
    String pipeline = trigger.getKey().getName();
    Optional<Pause> pause = pause(pipeline).or(() -> setting(pipeline));
    pause.ifPresent(one -> LOG.info("{} is not started: it is {}", pipeline, one.text()));
    return pause.isPresent();
  }

  /** Its route is taken out at the next look, or when its run has ended. */
  private Optional<Pause> setting(String pipeline) {
    return Optional.ofNullable(settings.get().disabledBy(pipeline))
        .map(key -> Pause.bySetting(pipeline, key, Instant.EPOCH));
  }

  /** A ledger that cannot be read stops the run itself, with its reason. */
  private Optional<Pause> pause(String pipeline) {
    try {
      return schedules.pauses().now(pipeline);
    } catch (LedgerFault fault) {
      return Optional.empty();
    }
  }

  /**
   * A cron trigger that asks {@link FireTimes} for its next fire: Quartz's own would leave out the
   * date whose clock skips the hour, and the ledger would not know of it.
   */
  public static final class DueTrigger extends CronTriggerImpl {
    private static final long serialVersionUID = 1L;

    private final transient FireTimes times;

    /** As the trigger of Camel's, under its name and for its job. */
    DueTrigger(CronTrigger camels, FireTimes times) {
      this.times = times;
      setKey(camels.getKey());
      setJobKey(camels.getJobKey());
      setJobDataMap(camels.getJobDataMap());
      setPriority(camels.getPriority());
      setStartTime(camels.getStartTime());
      setMisfireInstruction(camels.getMisfireInstruction());
    }

    @Override
    protected Date getTimeAfter(Date time) {
      return times.after(time.toInstant()).map(Date::from).orElse(null);
    }
  }
}
