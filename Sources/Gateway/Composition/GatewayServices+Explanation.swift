public import TextProcessing
public import Translation

extension GatewayServices {
    /// The plan for a direction; a macrolanguage stands for the member that is served.
    ///
    /// - Parameters:
    ///   - pair: The direction as a client names it.
    ///   - policy: What the request allows; the gateway's own policy by default.
    /// - Returns: The ways in the order of trying, and the backends that take no part. No text is sent.
    public func explanation(of pair: LanguagePair, policy: RoutingPolicy? = nil) async -> RouteExplanation {
        func served(_ variety: LanguageVariety) -> LanguageVariety {
            configuration.defaultVarieties[variety.withoutRegion] ?? variety.withoutRegion
        }
        return await pipeline.explain(
            LanguagePair(source: served(pair.source), target: served(pair.target)),
            policy: policy ?? configuration.policy)
    }
}
