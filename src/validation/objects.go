package main

// Objects that Kubernetes takes, for what is laid over them.

const aDeployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: a, namespace: prefect}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: a
          image: a:1
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
`

const aStatefulSet = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a, namespace: prefect}
spec:
  serviceName: a
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: a
          image: a:1
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
          volumeMounts: [{name: data, mountPath: /data}]
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`

const aService = `
apiVersion: v1
kind: Service
metadata: {name: a, namespace: prefect}
spec:
  type: NodePort
  selector: {app: a}
  ports: [{port: 80, nodePort: 30080}]
`

const aClusterService = `
apiVersion: v1
kind: Service
metadata: {name: a, namespace: prefect}
spec: {selector: {app: a}, ports: [{port: 80}]}
`

const aJob = `
apiVersion: batch/v1
kind: Job
metadata: {name: a, namespace: prefect}
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{name: a, image: "a:1"}]
`

const aCronJob = `
apiVersion: batch/v1
kind: CronJob
metadata: {name: a, namespace: prefect}
spec:
  schedule: 17 2 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: a, image: "a:1"}]
`

const anIngress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a, namespace: prefect}
spec:
  rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]
`

const aNetworkPolicy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: prefect}
spec: {podSelector: {}}
`

const anAutoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: a, namespace: prefect}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}
  minReplicas: 1
  maxReplicas: 3
`

const aBudget = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: a, namespace: prefect}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: a}}}
`

const aClaim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: a, namespace: prefect}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`

const aRole = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: a, namespace: prefect}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
`

const anHTTPRoute = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a, namespace: prefect}
spec:
  parentRefs: [{name: a}]
  rules: [{backendRefs: [{name: a, port: 80}]}]
`

// objects are the same by their kinds.
var objects = map[string]string{
	"CronJob":                 aCronJob,
	"Deployment":              aDeployment,
	"HTTPRoute":               anHTTPRoute,
	"HorizontalPodAutoscaler": anAutoscaler,
	"Ingress":                 anIngress,
	"Job":                     aJob,
	"NetworkPolicy":           aNetworkPolicy,
	"PersistentVolumeClaim":   aClaim,
	"PodDisruptionBudget":     aBudget,
	"Role":                    aRole,
	"Service":                 aClusterService,
	"StatefulSet":             aStatefulSet,
}
