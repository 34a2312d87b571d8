/// Why a key is not taken, or not for this.
public enum KeyRefusal: Error, Hashable, Sendable {
    /// There is none, and one is needed.
    case missing
    /// It is no key, or of another gateway.
    case invalid
    /// It has a wrong digit: a slip of a copy.
    case mistyped
    /// It was revoked.
    case revoked
    /// Its time is over.
    case expired
    /// The keys could not be read yet.
    case unavailable
}
