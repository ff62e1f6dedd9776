package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4253, 4.2: lines of another kind may come before it, such as who may log in here. */
class AGreetingOfSshMayComeLateTest {

  @ParameterizedTest
  @CsvSource({
    "SSH-2.0-OpenSSH_9.6;, true, true",
    "SSH-1.99-old;, true, true",
    "For customers alone.;SSH-2.0-x;, true, true",
    ";;SSH-2.0-x, true, true",
    "SSH-1.5-older;, true, false",
    "welcome to SSH-2.0-x;, true, false",
    "220 ftp.example.com;, true, false",
    "SSH, true, false",
    "'', false, false"
  })
  void aServerSpeaksAndItIsSshOrNot(String said, boolean spoken, boolean ssh) {
    CuttableSocketFactory.Greeting greeting = new CuttableSocketFactory.Greeting();
    said.replace(";", "\r\n").chars().forEach(greeting::accept);
    greeting.accept(-1);

    assertEquals(spoken, greeting.isSpoken());
    assertEquals(ssh, greeting.isSsh());
  }
}
