package io.attentivecourier;

import io.attentivecourier.ledger.FireTimes;
import java.util.Date;
import org.quartz.CronTrigger;
import org.quartz.impl.triggers.CronTriggerImpl;

/**
 * A cron trigger that asks {@link FireTimes} for its next fire: Quartz's own would leave out the
 * date whose clock skips the hour, and the ledger would not know of it.
 */
final class DueTrigger extends CronTriggerImpl {
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
