extension RemoteServiceProfile {
    /// Bhashini, or a Dhruva server of one's own; option `serviceId`.
    ///
    /// Its public service is for the languages of India and English.
    public static let bhashini = RemoteServiceProfile(
        kind: "bhashini", options: ["serviceId": []], publicURL: { _ in "https://dhruva-api.bhashini.gov.in" },
        code: { variety, _ in spanishOrEnglish(variety) },
        makeDialect: { endpoint, options in BhashiniDialect(endpoint, service: options["serviceId"]) })
}
