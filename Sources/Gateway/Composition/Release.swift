/// Which release this program is.
public enum Release {
    /// Version by Semantic Versioning 2.0: what `chaka --version` and the status page say.
    public static let version = "0.1.0"
}
