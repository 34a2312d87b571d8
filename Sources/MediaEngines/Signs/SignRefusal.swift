import Accessibility
import FoundationEssentials

/// How a renderer says that it lacks signs: `{"missing":["GLOSS"]}`.
struct SignRefusal: Decodable {
    /// Glosses of all tokens that it lacks.
    let missing: [String]

    private static let maximumBytes = 1 << 20

    /// Reads a refusal.
    ///
    /// - Parameters:
    ///   - bytes: JSON; other members are ignored.
    ///   - renderer: Name of the renderer.
    /// - Returns: ``SignRenderError/withoutSign(glosses:)``, or `failed` when the bytes name no gloss.
    static func error(in bytes: [UInt8], of renderer: String) -> SignRenderError {
        // What cannot be read names no gloss either.
        let refusal = bytes.count > maximumBytes ? nil : try? JSONDecoder().decode(Self.self, from: Data(bytes))
        guard let refusal, !refusal.missing.isEmpty else {
            return .failed(renderer: renderer, reason: "it refuses without saying which signs it lacks")
        }
        return .withoutSign(glosses: Set(refusal.missing).sorted())
    }
}
