extension RemoteServiceProfile {
    /// Bhashini, or a Dhruva server of one's own; option `service-id`.
    ///
    /// Its public service is for the languages of India and English.
    public static let bhashini = RemoteServiceProfile(
        kind: "bhashini", options: ["service-id": []], publicURL: { _ in "https://dhruva-api.bhashini.gov.in" },
        code: { variety, _ in spanishOrEnglish(variety) },
        makeDialect: { endpoint, options in BhashiniDialect(endpoint, service: options["service-id"]) })
}
