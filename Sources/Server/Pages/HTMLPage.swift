import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import TextProcessing

/// A page for people in Spanish or English: semantic HTML without scripts, with a link to itself in the other language.
struct HTMLPage: Sendable {
    /// What became of what the reader sent, said first.
    enum Notice: Sendable {
        /// It was not done.
        case error(String)
        /// It was done.
        case done(String)
    }

    let language: MessageLanguage
    let title: String
    /// Path of the page in the other language, before `?lang=`.
    var path = ""
    /// CSS after that of all pages.
    var style = ""
    /// What the page may load and send beside its own style (Content Security Policy, level 3): `media-src 'self'`.
    var permissions = ["form-action 'none'"]
    /// Whether search engines may list it.
    var isListed = false
    /// What became of what was sent, or nil.
    var notice: Notice?
    /// What stands in the element `main`.
    let content: HTMLFragment

    /// Contrast of text is 12:1 and more in both schemes (WCAG 2.2, 1.4.6 asks for 7:1).
    static let commonStyle = """
        :root{color-scheme:light dark}
        body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1rem;color:#1a1a1a;background:#fff}
        .table{overflow-x:auto}
        table{border-collapse:collapse;width:100%}
        caption,th,td{text-align:left;vertical-align:top;padding:.4rem .6rem}
        th,td{border:1px solid #767676}
        caption{font-weight:bold}
        td ul{margin:0;padding-left:1.2rem}
        dt{font-weight:bold}
        a{color:#003b8e}
        @media(prefers-color-scheme:dark){body{color:#eee;background:#111}a{color:#a8c7ff}}
        """

    private var wholeStyle: String { style.isEmpty ? Self.commonStyle : "\(Self.commonStyle)\n\(style)" }

    /// Nothing is loaded or run but the style of the page itself and what ``permissions`` say.
    private var contentSecurityPolicy: String {
        let digest = Data(Digest(of: wholeStyle).bytes).base64EncodedString()
        let policies = ["default-src 'none'", "style-src 'sha256-\(digest)'"] + permissions
        return (policies + ["base-uri 'none'", "frame-ancestors 'none'"]).joined(separator: "; ")
    }

    /// The whole document.
    var document: HTMLFragment {
        let other: MessageLanguage = language == .spanish ? .english : .spanish
        var (windowTitle, first): (String, HTMLFragment) = (title, "")
        switch notice {
        case .error(let text):
            windowTitle = "Error: \(title)"
            first = "<p role=\"alert\"><strong>\(text)</strong></p>\n"
        case .done(let text):
            windowTitle = "\(text) \(title)"
            first = "<p role=\"status\"><strong>\(text)</strong></p>\n"
        case nil: break
        }
        let robots: HTMLFragment = isListed ? "" : "<meta name=\"robots\" content=\"noindex\">\n"
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            \(robots)<title>\(windowTitle)</title>
            <style>\(HTMLFragment(stringLiteral: wholeStyle))</style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            <nav aria-label="\(language == .spanish ? "Idioma" : "Language")"><a href="\(path)?lang=\(other.rawValue)" \
            hreflang="\(other.rawValue)" lang="\(other.rawValue)">\(other == .english ? "English" : "Español")</a></nav>
            </header>
            <main>
            \(first)\(content)
            </main>
            </body>
            </html>

            """
    }

    /// The answer to a request for the page.
    func response(status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentLanguage] = language.rawValue
        headers[.contentSecurityPolicy] = contentSecurityPolicy
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "no-store"
        headers.addVary("Accept-Language")
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document.markup)))
    }

    /// The language that the address asks for, or the reader's.
    static func language(of request: Request) -> MessageLanguage {
        request.uri.queryParameters["lang"].flatMap { MessageLanguage(rawValue: String($0)) }
            ?? request.messageLanguage
    }
}
