import Foundation
import MediaEngines

extension MediaService {
    /// A service as an entry of the configuration names it.
    ///
    /// - Parameters:
    ///   - url: Address before the service's paths.
    ///   - keyFile: File that holds nothing but the service's key, or nil.
    ///   - timeout: Longest time for one request.
    ///   - concurrency: Most requests at a time.
    ///   - place: Where the entry stands, for errors: `speech.engines[2]`.
    /// - Throws: ``GatewayError/invalidBackend(field:reason:)``.
    init(
        url: String, keyFile: String?, timeout: Duration, concurrency: Int, place: String
    ) throws(GatewayError) {
        func unusable(_ field: String, _ reason: String) -> GatewayError {
            .invalidBackend(field: "\(place).\(field)", reason: reason)
        }
        guard url.hasPrefix("http://") || url.hasPrefix("https://"), url.utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7F })
        else { throw unusable("url", "is an address of http or https in ASCII") }
        var key: MediaServiceKey?
        if let keyFile {
            let text: String
            do {
                text = try String(contentsOfFile: keyFile, encoding: .utf8)
            } catch {
                throw unusable("keyFile", "cannot be read")
            }
            let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !secret.isEmpty, secret.utf8.count <= 16_384, secret.utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7F })
            else { throw unusable("keyFile", "holds no key in ASCII") }
            key = MediaServiceKey(secret)
        }
        self.init(url: url, key: key, timeout: timeout, concurrency: concurrency)
    }
}
