public import Accessibility
import Foundation

/// A sign that may be shown to the public: approved by a Deaf reviewer, by somebody who agreed to be seen.
public struct SignVideo: Hashable, Sendable {
    /// Where a video is.
    public enum Place: Hashable, Sendable {
        /// A file of this machine: path of the request without the base path, and media type.
        case own(path: String, type: String)
        /// On another site.
        case elsewhere(url: String)
    }

    /// Identifier of the sign in the lexicon: `prl:CASA`.
    public let id: String
    /// A Spanish word for it, in small letters, since glosses are not for the public.
    public let name: String
    /// What it means, where the name does not say.
    public let meaning: String
    /// Where it is signed so.
    public let region: String
    /// Who is seen.
    public let signer: String
    /// Licence of the videos.
    public let licence: String
    /// Its videos, at least one.
    public let places: [Place]

    /// The video of an entry; nil unless it is approved, names signer, consent and licence, and has a video.
    ///
    /// - Parameter entry: An entry of the lexicon.
    public init?(_ entry: SignEntry) {
        guard entry.status == .approved, !entry.signer.isEmpty, !entry.consent.isEmpty, !entry.licence.isEmpty else {
            return nil
        }
        let name = entry.gloss.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        places = entry.media.enumerated().compactMap { number, medium in
            if SignEntry.isLink(medium) { return .elsewhere(url: medium) }
            guard let type = Self.mediaType(of: medium) else { return nil }
            return .own(path: "/lsp/media/\(name)/\(number)", type: type)
        }
        guard !places.isEmpty else { return nil }
        id = entry.id
        self.name = entry.lemmas.first ?? entry.gloss.lowercased().replacing("_", with: " ")
        (meaning, region, signer, licence) = (entry.meaning, entry.region, entry.signer, entry.licence)
    }

    /// The type of a video file that browsers play, by its name; nil for poses and anything else.
    static func mediaType(of path: String) -> String? {
        switch path.split(separator: ".").last?.lowercased() {
        case "mp4", "m4v": "video/mp4"
        case "webm": "video/webm"
        default: nil
        }
    }
}
