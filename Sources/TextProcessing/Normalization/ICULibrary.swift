import CICU

/// The ICU library this program runs on.
public enum ICULibrary {
    /// Version of the headers it was built with, such as `72.1`.
    public static var version: String { String(cString: chaka_icu_version()) }
}
