package io.attentivecourier.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds names of content that Attentive's terms forbid in attributes (its page on personal
 * information). A name is taken apart into words first, by case, digits and everything that is
 * neither, so that {@code discard_date} has no card in it and {@code trace} no race. A false alarm
 * costs one line, the reason; a miss breaks the contract. Common innocent names are let through:
 * {@code gift_card_balance}, {@code race_shoe_size}, {@code credit_union}.
 */
public final class SensitiveNames {
  private static final Pattern BORDER =
      Pattern.compile(
          "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})|[^\\p{L}\\p{N}]+");
  private static final Pattern APOSTROPHE = Pattern.compile("['\\u2019]");

  private SensitiveNames() {}

  /** The content in words, such as {@code health data}; null for a harmless name. */
  public static String content(String name) {
    String bare = APOSTROPHE.matcher(name).replaceAll("");
    String words = BORDER.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    String joined = words.replace(" ", "");
    for (SensitiveContent content : SensitiveContent.values()) {
      if (content.isIn(words, joined)) {
        return content.text();
      }
    }
    return null;
  }

  /**
   * Attentive's list of forbidden content, and the names that tell it. The first pattern is of
   * whole words. The second is looked for anywhere in the name without its borders, for warehouses
   * that write {@code CREDITCARDNO}; only words of which nothing harmless is a part stand there.
   *
   * <p>A word with a second meaning counts where it is what the name is about: as its last word or
   * before a word such as {@code code}. So {@code customer_race} and {@code race_code} count,
   * {@code race_shoe_size} does not. Bare {@code state_id} is most often a state's row, {@code sex}
   * and {@code gender} are not on the list.
   */
  private enum SensitiveContent {
    GOVERNMENT_NUMBER(
        "a government's number of a person",
        "ssn|itin|social (security|insurance)|national (id|insurance)|government id|tax ?payer"
            + "|driv(ers?|ing) licen[cs]e|(driver|licen[cs]e) (id|no|num|number)|dl (no|num|number)"
            + "|passports?|state (id (no|num|number|card)|issued id)",
        "socialsecurity|socialinsurance|drivers?licen[cs]e|drivinglicen[cs]e|passport"),
    CREDENTIAL(
        "a password or an access code",
        "passwords?|passwd|pwd|pass ?(code|phrase)|credentials?|(api|access|private|secret) key"
            + "|(access|auth|api|bearer|refresh|session) token|(client|user) secret|otp"
            + "|(access|security|login) code|security (question|answer)|pin (no|num|number)"
            + "|(card|atm|user|account) pin|\\Apin\\z",
        "password|passphrase|passcode|credential|accesscode"),
    ACCOUNT_NUMBER(
        "a card or account number",
        "(credit|debit|bank|payment|charge) ?cards?|cc (no|num|number)|\\Apan\\z|(card )?pan"
            + " (no|num|number)|card pan|cvv|cvc|iban|swift"
            + " code|(?<!\\b(gift|loyalty|member|membership|club|rewards?|punch|score|library)"
            + " )cards? (no|num|number|code|exp|expiry|expiration|last|holder|type)"
            + "|(?<!\\b(gift|loyalty|member|membership|club|rewards?|punch|score|report|birthday|greeting|post|sim|business|thank"
            + " you) )cards?\\z|(account|acct) (no|num|number)|bank (account|acct)|routing"
            + " (no|num|number)|sort code",
        "creditcard|debitcard|\\Acardnumber|accountnumber|bankaccount|routingnumber"),
    ORIGIN(
        "racial or ethnic origin",
        "racial|ethnic|ethnicity|ethnicities|national origin|" + about("race"),
        "ethnicity|ethnicorigin|ethnicgroup|racialorigin"),
    BELIEF(
        "religious or philosophical beliefs",
        "religions?|religious|faith|philosophical|" + about("beliefs?"),
        "religion|religious|philosophical"),
    UNION(
        "union membership",
        "(labou?r|trade) unions?|union (member|members|membership)|unionized"
            + "|(?<!\\b(credit|western|european|student) )("
            + about("union")
            + ")",
        "unionmember|tradeunion|laborunion|labourunion"),
    HEALTH(
        "genetic, biometric or health data",
        "genetics?|genome|genomic|dna|biometrics?|(face|voice) ?print|retina scan"
            + "|(?<!\\b(device|browser) )fingerprints?|health|medical|medications?|diagnos[ie]s"
            + "|diseases?|illness(es)?|disability|disabilities|pregnan(t|cy)|prescriptions?"
            + "|allerg(y|ies|ic)|patients?|symptoms?|hiv|blood (type|group|pressure)|bmi",
        "biometric|genetic|medicalcondition|healthcondition|diagnosis|pregnan|disability"),
    SEXUALITY(
        "sex life or sexual orientation",
        "sexual|sexuality|sex life|lgbt\\w*|gay|lesbian|bisexual",
        "sexualorientation|sexuality|sexlife"),
    LOCATION(
        "a precise location",
        "precise (geo ?)?location|geo ?location|gps|latitude|longitude|lat|lng|lon|geo point"
            + "|coordinates",
        "geolocation|preciselocation"),
    OPINION(
        "political opinions",
        "political|politics|party (affiliation|registration)|voters?|voted",
        "political|partyaffiliation"),
    CITIZENSHIP(
        "citizenship or immigration status",
        "citizens?|citizenship|immigra(nt|tion)|nationality|visa (status|type|class|number)"
            + "|residency status|alien number",
        "citizenship|immigration|immigrant"),
    CRIME(
        "an alleged or actual crime",
        "crimes?|criminal|convict(ed|ion|ions)|felon(y|ies)?|arrest(s|ed)?|offender"
            + "|misdemeanou?rs?|incarcerat(ed|ion)",
        "criminal|felony|convictions?"),
    CHILD("a child under 13", "(under|below) 13|is (a )?child", "\\A(isunder13|ischild)");

    private final String text;
    private final Pattern words;
    private final Pattern anywhere;

    SensitiveContent(String text, String words, String anywhere) {
      this.text = text;
      this.words = Pattern.compile("\\b(" + words + ")\\b");
      this.anywhere = Pattern.compile(anywhere);
    }

    /** A word that is what the name is about. */
    private static String about(String word) {
      return word
          + "(?=\\z| (code|cd|id|type|group|category|name|desc|description|status|flag|key))";
    }

    String text() {
      return text;
    }

    /**
     * @param words in lower case, a space between
     * @param joined the same without spaces
     */
    boolean isIn(String words, String joined) {
      return this.words.matcher(words).find() || anywhere.matcher(joined).find();
    }
  }
}
